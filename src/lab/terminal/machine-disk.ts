import type { ServiceDisk } from '#lab/service-disk.ts'

/** The service's disk as far as the shell uses it. */
export type Disk = Pick<
  ServiceDisk,
  'settings' | 'read' | 'write' | 'changedFiles' | 'change' | 'startOptions' | 'subscribe'
>
