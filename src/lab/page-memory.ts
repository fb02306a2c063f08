type MemoryApi = Performance & { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> }

/** Page and workers together, in bytes; null where the browser keeps silent (all but Chrome, and pages not isolated). */
export async function pageMemoryBytes(): Promise<number | null> {
  // The measurement may take until the next garbage collection; that is not waited for.
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 2000))
  const measured = (performance as MemoryApi).measureUserAgentSpecificMemory?.().catch(() => null) ?? null
  return (await Promise.race([measured, late]))?.bytes ?? null
}
