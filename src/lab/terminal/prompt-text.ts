const USER = '\u001b[32msiswa@tab\u001b[0m'
const HOME = /^\/home\/siswa(?=\/|$)/

/** What stands before a command: user, machine and folder, as bash shows them. */
export function promptText(cwd: string): string {
  return `${USER}:\u001b[36m${cwd.replace(HOME, '~')}\u001b[0m$ `
}

/** Before the further lines of a command that is not finished. */
export const CONTINUATION = '> '
