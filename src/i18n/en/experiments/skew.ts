import type { skew as source } from '#i18n/id/experiments/skew.ts'
import type { Widen } from '#i18n/widen.ts'

export const skew: Widen<typeof source> = {
  title: 'The same model behind another preprocessing',
  introduction:
    'The service is started with a changed preprocessing contract: colours swapped, no normalisation, another crop, and so on. The weights stay the same. All labelled samples are sent to the right service and to the wrong one.',
  question: 'Red and blue are swapped when the picture becomes a tensor. What happens?',
  options: {
    error: 'The service refuses with an error, because the input does not fit.',
    nothing: 'Hardly anything: the model has learned shapes.',
    silent: 'No error, but the answers are wrong more often.',
  },
  why: {
    error: ({ pictures, skewed }) =>
      `Shape and type of the tensor are still right, so there is nothing to refuse: ${pictures} pictures were answered with status 200, at an accuracy of ${skewed}.`,
    nothing: ({ accuracy, skewed, labels }) =>
      `Accuracy ${accuracy} became ${skewed}; ${labels} labels changed. Some mistakes are hardly felt on these pictures, and those are the ones that are hard to find.`,
    silent: ({ accuracy, skewed, labels, surestError }) =>
      `Accuracy fell from ${accuracy} to ${skewed} and ${labels} labels changed, all with status 200. The surest wrong answer: ${surestError}.`,
  },
  lesson: ({ accuracy, skewed, confidence, skewedConfidence }) =>
    `The preprocessing contract is part of the artefact. Accuracy ${accuracy} became ${skewed} while the mean confidence went from ${confidence} to ${skewedConfidence}: watching errors will not find it. Golden inputs catch mistakes after the resize; those of crop, filter and orientation pass them, so whole test pictures are needed, too.`,
  ui: {
    choose: 'What is changed in the contract',
    all: 'try all',
    contract: 'as the contract says',
    skews: {
      bgr: 'BGR instead of RGB',
      raw: '0–255 instead of 0–1',
      unnormalised: 'no normalisation',
      mean: 'mean/std of ImageNet',
      nearest: 'nearest filter',
      stretch: 'stretched, not cropped',
      layout: 'HWC order',
      turned: 'upside down',
    },
    bars: 'Accuracy on the samples',
    table: 'Each change alone',
    columns: ['Contract', 'Accuracy', 'Labels changed', 'Mean confidence', 'Golden inputs'],
    starts: '✓ fits',
    caught: '✗ caught',
    passed: '✓ passed',
  },
}
