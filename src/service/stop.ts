/**
 * SIGSTOP: this thread stands still for good, without using the processor; only the end of the worker ends it. What
 * was posted before is delivered, and no health check is answered any more.
 *
 * Waiting needs shared memory. SharedArrayBuffer hides from pages that are not isolated, but WebAssembly gives shared
 * memory there too; the runtime itself lives on it.
 */
export function stopForever(): never {
  try {
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
    Atomics.wait(new Int32Array(buffer), 0, 0)
  } catch {
    // No shared memory, or no waiting in this thread: below it stands still by being busy.
  }
  for (;;) {
    // Nothing else runs in this thread.
  }
}
