import type { progress as source } from '../id/progress.ts'
import type { Widen } from '../widen.ts'

export const progress: Widen<typeof source> = {
  blockedTitle: 'Your work cannot be kept in this browser',
  blocked:
    'The browser refuses access to its storage. Everything still works, but is gone when the page is closed. Download your record to keep it, and import it again later.',
  fullTitle: 'The browser’s storage is full',
  full: 'The latest changes are not stored yet. Download your record, free some of the browser’s storage, then try again.',
  setAsideTitle: 'An earlier record could not be read and was set aside',
  setAside: {
    newer:
      'It was written by a newer version of this page. Nothing was deleted: a copy stays in this browser, and the newer version can import it. Reload the page to get that version; if this stays, download the earlier record.',
    broken:
      'It is damaged or is no record of this module. Nothing was deleted: a copy stays in this browser and can be downloaded. You start with a new record.',
  },
  browserWords: 'The browser’s message',
  technicalDetail: 'Details',
  retry: 'Try to store again',
  downloadRecord: 'Download record',
  downloadSetAside: 'Download earlier record',
  understood: 'Understood',

  menuTitle: 'Learning record',
  menuText:
    'Your answers, measurements and settings are kept in this browser only. Nothing is sent anywhere.',
  done: (done, total) => `${done} of ${total} parts done`,
  questionsDone: (done, total) => `Questions answered right: ${done} of ${total}`,
  stepsDone: (done, total) => `Challenge steps locked: ${done} of ${total}`,
  exportRecord: 'Export to a file',
  importRecord: 'Import from a file',
  importText: 'Importing joins the file with the record that is here; nothing is overwritten.',
  imported: (fileName) => `${fileName} has been joined with this record.`,
  importFailed: (fileName) => `${fileName} was not imported; your record has not changed.`,
  importReason: {
    unreadable: 'The file cannot be read from this device. Copy it to this device, then import again.',
    'too-large': 'The file is too large for a learning record. Choose a file saved by “Export to a file”.',
    'not-json':
      'Its content is not complete JSON. The download may have been cut off. Download or copy the file again.',
    'not-ours':
      'Its content is JSON, but no learning record of this module. Choose a file saved by “Export to a file”.',
    'not-a-record': 'There is no learning record in it. Choose a file saved by “Export to a file”.',
    newer: 'This record was made by a newer version of the page. Reload this page, then import again.',
    invalid: 'The record is incomplete or has been altered. Import an export that has not been changed.',
  },
  erase: 'Erase record…',
  eraseTitle: 'Erase the whole record?',
  eraseText:
    'All answers, their history, measurements and settings of this module in this browser will be deleted, earlier records that were set aside included. This cannot be undone. Export first if you still need them.',
  eraseConfirm: 'Yes, erase everything',
  cancel: 'Cancel',
  erased: 'Everything has been erased from this browser.',
}
