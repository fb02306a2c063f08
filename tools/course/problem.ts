/** One thing wrong in a course file, for its author. Lines and columns count from 1. */
export type Problem = { file: string; line: number; column: number; message: string }

/** file:line:column: message, as compilers write it and editors link it. */
export function problemLine(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`
}

/** Says where a value is in its file. */
export type Locate = (path: readonly PropertyKey[], offset?: number) => { line: number; column: number }
