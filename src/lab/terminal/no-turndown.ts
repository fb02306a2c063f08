/**
 * Stands for turndown, which just-bash imports for html-to-markdown; the shell leaves that command out. The real one
 * parses HTML when it is loaded, which the page's policy (Trusted Types) forbids (vite.config.ts, shell.ts).
 */
export class NoTurndown {
  constructor() {
    throw new Error('html-to-markdown is not available here')
  }
}

// biome-ignore lint/style/noDefaultExport: the module that this stands for has one.
export default NoTurndown
