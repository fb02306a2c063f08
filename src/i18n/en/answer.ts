import type { answer as source } from '../id/answer.ts'
import type { Widen } from '../widen.ts'

export const answer: Widen<typeof source> = {
  sending: 'Sending…',
  yourPicture: 'Your picture',
  modelSees: 'What the model sees',
  modelSeesHint: (size) => `${size} × ${size} pixels after crop and resize`,
  answer: 'Answer',
  truth: (label) => `True label: ${label}`,
  right: 'right',
  wrong: 'wrong',
  probability: 'Probability',
  className: 'Class',
  unsure: 'The model is unsure: no class is above 50%. It only knows ten kinds of things.',
  time: (total) => `${total} round trip`,
  response: 'Response body (JSON)',
  request:
    'The same request as curl. Run it in this page’s terminal (sample pictures are in samples/); the service cannot be reached from outside this tab.',
  cameraTitle: 'Take a photo',
  cameraTake: 'Take',
  cameraCancel: 'Cancel',
  cameraStarting: 'Asking for the camera…',
  cameraFailedTitle: 'The camera cannot be used',
  cameraFailedText:
    'Permission was refused, another program uses the camera, or the page was not opened over https. You can still choose a file.',
  refusals: {
    image_empty: {
      title: 'This file is empty',
      text: 'It has 0 bytes. Choose another file or save the picture again.',
    },
    image_type: {
      title: 'This is not a picture that can be read',
      text: 'The service takes JPEG, PNG, WebP, GIF (and AVIF where the browser can). SVG and documents are not taken; save as PNG or JPEG first.',
    },
    image_parsing: {
      title: 'This picture is damaged',
      text: 'It starts like a picture, but cannot be decoded. Try opening and saving it again, or choose another one.',
    },
    image_too_large: {
      title: 'This picture is too large',
      text: 'The limit is 40 megapixels, so that the device does not run out of memory. Make it smaller first, or take the photo at a lower resolution.',
    },
    body_too_large: {
      title: 'This file is too large',
      text: 'The limit is 20 MB for one request. Make the picture smaller and try again.',
    },
    missing: { title: 'There is no picture in the request', text: 'Choose a picture and send again.' },
    other: {
      title: 'The service refused this request',
      text: 'Its whole answer is below. You can try another picture.',
    },
    lost: {
      title: 'This request was not answered',
      text: 'The process that held it died, or nothing was listening. Send the picture again; if it is still not answered, run the pipeline again first.',
    },
  },
  sendAgain: 'Send again',
  tryAnother: 'Choose another picture',
}
