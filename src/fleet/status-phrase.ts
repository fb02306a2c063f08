/** Reason phrases of http.HTTPStatus in Python 3.12 (from 3.13 on, 413 and 422 are named otherwise). */
const PHRASES = new Map([
  [200, 'OK'],
  [204, 'No Content'],
  [307, 'Temporary Redirect'],
  [400, 'Bad Request'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [408, 'Request Timeout'],
  [411, 'Length Required'],
  [413, 'Request Entity Too Large'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Entity'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [501, 'Not Implemented'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
])

/** Empty for a status that is not known, as uvicorn has it. */
export function statusPhrase(status: number): string {
  return PHRASES.get(status) ?? ''
}
