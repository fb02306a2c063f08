// biome-ignore lint/suspicious/noControlCharactersInRegex: it is control characters that are looked for.
const UNSAFE = /\u001b\[[0-9;]*m|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/**
 * Text as it may go to the terminal: line ends, tabs and SGR colours stay, every other control character becomes a
 * replacement character. So no file, answer or file name can move the cursor, clear the screen or set the clipboard.
 */
export function safeForTerminal(text: string): string {
  return text.replace(UNSAFE, (found) => (found.length > 1 ? found : '\ufffd'))
}

/** A line without what was overwritten after a carriage return. */
export function overwritten(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  return text.slice(text.lastIndexOf('\r') + 1)
}
