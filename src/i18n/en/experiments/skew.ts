import type { skew as source } from '#i18n/id/experiments/skew.ts'
import type { Widen } from '#i18n/widen.ts'

export const skew: Widen<typeof source> = {
  title: 'The same model behind another preprocessing',
  introduction:
    'Two services have exactly the same weights. One follows the preprocessing contract, the other a contract that you change: colours swapped, no normalisation, another crop, and so on. You see the tensor that the model gets, its answer, and its accuracy on all sample pictures.',
  question: 'Red and blue are swapped when the picture becomes a tensor. What happens?',
  options: {
    error: 'The service refuses with an error, because the input does not fit.',
    nothing: 'Hardly anything: the model has learned shapes.',
    silent: 'No error, but the answers are wrong more often.',
  },
  why: {
    error: ({ views, skewed }) =>
      `Shape and type of the tensor are still right, so there is nothing to refuse while serving: all ${views} requests were answered with status 200, at an accuracy of ${skewed}. Only the golden inputs refuse it, before the service is ready; here that check is skipped, so that the consequence can be seen.`,
    nothing: ({ accuracy, skewed, labels }) =>
      `Accuracy is ${accuracy} by the contract and ${skewed} with BGR; ${labels} labels changed. That difference shows how far the answers depend on colour, and not on shape alone.`,
    silent: ({ accuracy, skewed, labels, surestError }) =>
      `Accuracy is ${accuracy} by the contract and ${skewed} with BGR, ${labels} labels changed, and every request was answered with status 200. The surest wrong answer: ${surestError}.`,
  },
  lesson: ({ accuracy, skewed, confidence, skewedConfidence }) =>
    `The preprocessing contract is part of the artefact. With BGR accuracy is ${skewed} instead of ${accuracy}, while mean confidence is ${skewedConfidence} instead of ${confidence}: watching errors will not find it. Golden inputs catch mistakes that happen after the resize. Those of crop, filter and orientation pass them, so test with whole picture files as well.`,
  ui: {
    hint: 'Begin with BGR (red and blue swapped): that trial checks your prediction. Then change whatever you like. CHW: numbers ordered by colour channel; HWC: by pixel. Nearest takes one pixel; bilinear averages its neighbours. mean/std: each channel’s mean and standard deviation, used to normalise. EXIF: the photo’s orientation noted in its file. Status 200: the request succeeded.',
    presets: 'One mistake',
    contract: 'as the contract says',
    mistakes: {
      bgr: 'BGR',
      raw: '0–255',
      unnormalised: 'no mean/std',
      imagenet: 'ImageNet mean/std',
      nearest: 'nearest filter',
      stretch: 'stretched',
      layout: 'HWC',
      turned: 'upside down',
    },
    fields: 'The contract, item by item',
    field: {
      colorOrder: 'Colour order',
      scale: 'Range of pixels',
      normalisation: 'Normalisation',
      filter: 'Resize filter',
      crop: 'Framing',
      layout: 'Layout of the numbers',
      orientation: 'Orientation',
    },
    values: {
      RGB: 'RGB (contract)',
      BGR: 'BGR',
      scale: { contract: '0–1 (contract)', none: '0–255' },
      normalisation: { contract: 'the contract’s mean/std', none: 'none', imagenet: 'ImageNet mean/std' },
      bilinear: 'bilinear (contract)',
      nearest: 'nearest',
      'center-square': 'centre square cropped (contract)',
      stretch: 'stretched to a square',
      NCHW: 'CHW (contract)',
      NHWC: 'HWC',
      exif: 'upright by EXIF (contract)',
      'upside-down': 'turned by 180°',
    },
    pictures: 'Picture to look at',
    sample: (label, name) => `${label}: ${name}`,
    byContract: 'Service by the contract',
    byChoice: 'Service with your contract',
    tensor: (size) => `What the model is given, ${size} × ${size} pixels`,
    tensorNote:
      'This picture is the very tensor that the model was given, read back by the contract that it was trained with.',
    top: 'Answer',
    asking: 'asking…',
    accuracy: (views, pictures) =>
      `Accuracy on ${views} labelled pictures (${pictures} samples, each as it is, closer, a little to the side, and as a wide photo)`,
    answered: (answered, views) => `${answered} of ${views} answered, all with status 200`,
    labelsChanged: 'Labels changed',
    confidence: 'Mean confidence',
    surestError: 'Surest wrong answer',
    answeredAs: (truth, said) => `${truth} answered as ${said}`,
    remarks: {
      lower: (contract, changed) =>
        `Its accuracy is ${changed} instead of ${contract}, without a single error being raised.`,
      close: (contract, changed) =>
        `Its accuracy is ${changed}, nearly the same as ${contract}. So small a difference does not show while serving, and yet some answers are not those of the service that was tested.`,
      higher: (contract, changed) =>
        `Its accuracy is even ${changed}, higher than ${contract}. That holds for these pictures only and is no reason to use it: the weights were trained and tested with another contract. If it really is better, test it on the test data, and then change the contract.`,
    },
    caughtNote:
      'The golden inputs caught it: the service refused to start. It was started again without that check, so that the consequence can be seen.',
    passedNote:
      'The golden inputs did not catch it: they have the right size already, so crop, filter and orientation are not checked.',
    phase: {
      starting: 'Starting the service…',
      measuring: 'Measuring…',
      measured: 'Measured.',
      stopped: 'Measurement stopped.',
      failed: '',
    },
    stop: 'Stop',
    resume: 'Measure again',
    failed: 'The service with this contract does not run',
    failedText: 'What was measured stays. Try again, or choose another contract.',
    table: 'Contracts that were tried',
    columns: ['Contract', 'Accuracy', 'Labels changed', 'Mean confidence', 'Golden inputs'],
    caught: '✓ caught',
    passed: '✗ not caught',
    matches: '✓ fits',
    bars: 'Accuracy of each contract that was tried',
    and: ' + ',
  },
}
