/** Options of a command: their names with hyphens, and whether a value follows. */
export type OptionForm = {
  /** The first one is the key in the result. */
  names: readonly string[]
  takesValue: boolean
}

export type ReadOptions = {
  /** By the first name of the form; flags have ''. An option that stands twice has both values. */
  options: ReadonlyMap<string, readonly string[]>
  operands: readonly string[]
}

/** What was wrong: an option that is not known, one without its value, or a flag that was given one. */
export type OptionProblem = { problem: 'unknown' | 'value-missing' | 'value-given'; name: string }

/**
 * Reads arguments as getopt_long does: -abc is -a -b -c, a value follows at once (-n5) or as next argument, long ones
 * take --name=value as well, and -- ends the options.
 */
export function readOptions(
  forms: readonly OptionForm[],
  args: readonly string[],
): ReadOptions | OptionProblem {
  const options = new Map<string, string[]>()
  const operands: string[] = []
  const rest = [...args]
  const add = (form: OptionForm, value: string) => {
    const key = form.names[0] ?? ''
    options.set(key, [...(options.get(key) ?? []), value])
  }
  while (rest.length > 0) {
    const argument = rest.shift() ?? ''
    if (argument === '--') {
      operands.push(...rest)
      break
    }
    if (argument === '-' || !argument.startsWith('-')) {
      operands.push(argument)
      continue
    }
    const problem = argument.startsWith('--')
      ? readLong(forms, argument, rest, add)
      : readShort(forms, argument, rest, add)
    if (problem) return problem
  }
  return { options, operands }
}

type Add = (form: OptionForm, value: string) => void

function readLong(
  forms: readonly OptionForm[],
  argument: string,
  rest: string[],
  add: Add,
): OptionProblem | null {
  const equals = argument.indexOf('=')
  const name = equals < 0 ? argument : argument.slice(0, equals)
  const form = forms.find(({ names }) => names.includes(name))
  if (!form) return { problem: 'unknown', name }
  if (!form.takesValue) {
    if (equals >= 0) return { problem: 'value-given', name }
    add(form, '')
    return null
  }
  const value = equals < 0 ? rest.shift() : argument.slice(equals + 1)
  if (value === undefined) return { problem: 'value-missing', name }
  add(form, value)
  return null
}

function readShort(
  forms: readonly OptionForm[],
  argument: string,
  rest: string[],
  add: Add,
): OptionProblem | null {
  for (let index = 1; index < argument.length; index++) {
    const name = `-${argument[index]}`
    const form = forms.find(({ names }) => names.includes(name))
    if (!form) return { problem: 'unknown', name }
    if (!form.takesValue) {
      add(form, '')
      continue
    }
    const value = argument.slice(index + 1) || rest.shift()
    if (value === undefined) return { problem: 'value-missing', name }
    add(form, value)
    return null
  }
  return null
}
