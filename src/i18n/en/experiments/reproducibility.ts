import type { reproducibility as source } from '#i18n/id/experiments/reproducibility.ts'
import type { Widen } from '#i18n/widen.ts'

export const reproducibility: Widen<typeof source> = {
  title: 'Who notices when something changed?',
  introduction:
    'Six changes are tried one by one on a real service: one bit of one weight flipped (the bias, a number added to the score of one class in the last layer, stored as float32; chosen because it acts on the answer directly; three bits in turn: the lowest, the sign, and one of the exponent, which sets the size of the number), another model under the same file name, another release published in full, and one wrong preprocessing constant. Each time a check refuses, the service is started again without that check, until all sample pictures are answered.',
  question: 'One bit of the weights flips and nobody checks. What happens to the answers?',
  options: {
    stops: 'The runtime notices the damaged file: the service does not start, or answers with an error.',
    unseen: 'Not one label changes: a single bit means nothing among more than a million weights.',
    depends: 'It depends on the bit: one cannot be seen, another changes many labels. No error appears.',
    changed: 'Whichever bit flips, some labels change, because all layers hang together.',
  },
  why: {
    stops: ({ labelsChanged }) =>
      labelsChanged
        ? `The runtime reads weights as numbers, and a wrong number is still a number. The service started and answered every picture; ${labelsChanged} labels changed without a single error.`
        : 'This time the place of the bit kept the service from starting.',
    unseen: ({ labelsChanged = '–', lowBitLabels = '–', pictures }) =>
      `True of the lowest bit (${lowBitLabels} labels changed), but the exponent bit of the same weight multiplies its value: ${labelsChanged} of ${pictures} labels changed.`,
    depends: ({ labelsChanged = '–', lowBitLabels = '–', pictures }) =>
      `The lowest bit of a weight changed ${lowBitLabels} labels; the exponent bit of the same weight changed ${labelsChanged} of ${pictures}. Both started and answered without an error. SHA-256 catches both and need not know which bit flipped.`,
    changed: ({ lowBitLabels = '–' }) =>
      `The lowest bit of a weight moves its value by far less than an answer can show: ${lowBitLabels} labels changed. Another file, the same labels.`,
  },
  lesson: ({ refused, changes, accuracy, constantAccuracy = '–', differing, pictures }) =>
    `The service itself refused ${refused} of ${changes} changes before anything was answered. Every check has a blind spot: the SHA-256 of the model file does not see a constant in the manifest (the golden inputs catch it; without them accuracy fell from ${accuracy} to ${constantAccuracy}), and another release whose manifest fits is caught only by a version and hash written down beforehand. Where nothing changed, ${differing} of ${pictures} answers differed after the service was started again.`,
  ui: {
    checksTable: 'Changes and checks',
    changeColumn: 'What changed',
    checks: { size: 'Size', sha256: 'SHA-256', golden: 'Golden inputs', lock: 'Version lock' },
    verdicts: { caught: 'caught', passed: 'not caught', unreached: 'not reached' },
    checksNote:
      'Size and SHA-256 compare the model file with the manifest; golden inputs compare outputs with the reference in the manifest. The version lock compares what GET /model says (version, hash, runtime, constants) with what was written down of the untouched service. A flipped bit gets past it, because the service tells the hash of the manifest: a hash that is not computed again is only a promise. “Not reached”: an earlier check had refused.',
    changes: {
      lowBit: 'lowest bit of one weight',
      signBit: 'sign bit of that weight',
      highBit: 'exponent bit of that weight',
      otherFile: 'another model, same file name',
      release: 'another release, full manifest',
      constant: 'std of red, decimal point shifted',
    },
    answersTable: 'Answers to the sample pictures with refusing checks left out',
    answersColumns: ['Labels changed', 'Accuracy', 'Answers differing', 'Largest shift of a probability'],
    repeated: 'nothing, started again',
    neverStarts: 'does not start',
    words: 'The checks’ own words',
  },
}
