/**
 * SIGSTOP: this thread stands still for good, without using the processor; only the end of the worker ends it. What
 * was posted before is delivered, and no health check is answered any more.
 *
 * Waiting needs shared memory. SharedArrayBuffer hides from pages that are not isolated, but WebAssembly gives shared
 * memory there too; the runtime itself lives on it. Where an engine gives none, the thread stands still by being busy.
 */
export function stopForever(): never {
  const buffer = sharedBuffer()
  // Nobody changes the value, and nobody knows where it is to wake this thread.
  if (buffer) Atomics.wait(new Int32Array(buffer), 0, 0)
  for (;;) {
    // Nothing else runs in this thread.
  }
}

function sharedBuffer(): ArrayBufferLike | null {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer
  } catch {
    return null
  }
}
