/** Gives the focus to the button that runs and cancels, when the button that had it is about to go. */
export function focusPipelineButton(): void {
  document.getElementById('pipeline-button')?.focus()
}
