import { BASE_URL } from '../address.ts'

/** POST /predict with the picture as the multipart field `file`, as curl -F file=@name sends it. */
export function predictRequest(picture: Blob, name: string, query = ''): Request {
  const form = new FormData()
  form.append('file', picture, name)
  return new Request(new URL(`/predict${query}`, BASE_URL), { method: 'POST', body: form })
}
