import type { notebook as source } from '#i18n/id/experiments/notebook.ts'
import type { Widen } from '#i18n/widen.ts'

export const notebook: Widen<typeof source> = {
  title: 'Hidden state in a notebook',
  introduction:
    'This is a real notebook: Python (MicroPython) runs in your browser and model.predict calls the real model service. The normalising cell will be run twice without changing a single letter. After that the same picture is sent to the service itself, twice.',
  question:
    'The code in the notebook stays as it is; only the normalising cell is run once more. What happens?',
  options: {
    state: 'The prediction in the notebook changes; the service still answers the same to the same picture.',
    same: 'Nothing changes: the same code always gives the same result.',
    both: 'Both change: a model answers a little at random each time it is called.',
  },
  why: {
    state: ({ once, again, differing, compared }) =>
      `In the notebook the probability of the class named in the first run moved from ${once} to ${again} with the same text: the variable img already held the first normalisation, and the picture that reached the service was another (see the table). Two answers of the service differ in ${differing} of ${compared} bytes (times left out).`,
    same: ({ once, again }) =>
      `The same code gives the same result only from the same state. Here img = normalise(img) changes that state; the probability of the class named in the first run was ${once} in the first run and ${again} after the cell was run again.`,
    both: ({ differing, compared }) =>
      `This model draws no lots when it answers. Two answers of the service to the same picture differ in ${differing} of ${compared} bytes; only the times are others. What changed is the notebook's input.`,
  },
  lesson: ({ again, restarted, answers, mixedGlobal, mixedStateless }) =>
    `What a cell gives depends on all that the kernel ever ran, not only on the text you see: ${again} before and ${restarted} after “Restart & run all”. A service begins each request from its own input.${
      answers
        ? ` A global variable brings the same disease into the service: with two clients asking at once, ${mixedGlobal} of ${answers} answers were swapped; without it ${mixedStateless}.`
        : ''
    }`,
  ui: {
    stepsTitle: 'What there is to see',
    stepsHint: 'Use the buttons here, or do it yourself in the notebook.',
    seen: 'seen',
    steps: {
      once: 'Run all cells once',
      again: 'Run the normalising cell once more, then predict',
      restart: 'Restart & run all',
      deleted: 'Delete the cell that defines normalise, then run the rest',
      ghost: 'Restart & run all without that cell',
      service: 'Send the same picture to the service twice',
      clients: 'Two clients ask at once',
    },
    do: 'Do it',
    doAgain: 'Again',
    deletedWorked: 'No error: the cell is gone, but the kernel still remembers its function.',
    ghostError: (words) => `A fresh kernel does not know it: ${words}`,
    serviceSame: 'bytes of the answer compared (without timing_ms), different:',
    clientsAnswers: 'answers of each service. Swapped with a global variable:',
    clientsWithout: 'Without one:',
    doing: 'At work…',
    notebook: 'Notebook',
    kernel: {
      off: 'Kernel not started',
      starting: 'Starting Python and the service…',
      on: 'Kernel ready',
    },
    firstLoad:
      'At the first run, Python (about 0.2 MB) and the model service are fetched where they are missing.',
    cell: (position) => `Cell ${position}`,
    code: (position) => `Code of cell ${position}`,
    run: 'Run',
    runCell: (position) => `Run cell ${position}`,
    remove: 'Delete',
    removeCell: (position) => `Delete cell ${position}`,
    running: 'running…',
    stop: 'Stop',
    stopped: (seconds) =>
      `The cell was stopped: its limit is ${seconds} seconds, or you pressed Stop. The kernel restarts with the next cell; all variables are gone.`,
    output: (position) => `Output of cell ${position}`,
    add: 'Add a cell',
    restartAll: 'Restart & run all',
    restore: 'Bring back the first cells',
    keys: 'Shift+Enter in a cell runs it; Tab moves on to the next button.',
    pictures: 'The service names classes in Indonesian. Pictures that can be loaded:',
    library: 'lab.py (what the first cell imports)',
    libraryHint:
      'The service takes pictures, not tensors. So predict undoes the normalisation once, rounds to 8 bits and sends the result as PNG.',
    failed: 'Could not be run. Check the network, then run the cell again.',
    trail: "The notebook's predictions, in order",
    trailColumns: ['Prediction', 'Picture sent', 'Class', 'Probability', 'Fresh kernel?'],
    sent: (number) => `Picture sent for prediction ${number}`,
    fresh: 'yes',
    stale: 'no',
    table: 'The same notebook text, another prediction',
    tableColumns: [
      'When',
      'Picture sent',
      'Class',
      'Probability',
      'Probability of the class named in the first run',
    ],
    moments: {
      once: 'Run once',
      again: 'Without a restart',
      restarted: 'Restart & run all',
    },
    clients: 'Swapped answers when two clients ask at once',
    clientsRow: {
      global: 'Two clients, global variable (answers)',
      stateless: 'Two clients, no global variable (answers)',
    },
    withGlobal: 'Input in a global variable',
    withoutGlobal: 'Input only in its request',
    checks: 'Checks of the service',
    checksColumns: ['Check', 'Checked', 'Different or swapped'],
    repeated: 'Same picture, twice (bytes)',
  },
}
