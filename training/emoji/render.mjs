// Renders every training emoji named in icons.json to a 128 x 128 RGBA PNG:
//   <out>/<class>/<set>--<icon>.png      (default out: ../cache/emoji)
// Icons that a set does not have are passed over. The held-out set (Fluent 3D) is not touched here.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

const here = dirname(fileURLToPath(import.meta.url))
const out = resolve(process.argv[2] ?? join(here, '..', 'cache', 'emoji'))
const require = createRequire(import.meta.url)
const { sets, classes } = JSON.parse(readFileSync(join(here, 'icons.json'), 'utf8'))

/** Follows iconify aliases; null when the set has no icon of that name. */
function iconOf(set, name) {
  const icon = set.icons[name]
  if (icon) return icon
  const alias = set.aliases?.[name]
  return alias ? iconOf(set, alias.parent) : null
}

let count = 0
for (const setName of sets) {
  const set = JSON.parse(readFileSync(require.resolve(`@iconify-json/${setName}/icons.json`), 'utf8'))
  for (const [label, names] of Object.entries(classes)) {
    mkdirSync(join(out, label), { recursive: true })
    for (const name of names) {
      const icon = iconOf(set, name)
      if (!icon) continue
      const width = icon.width ?? set.width ?? 16
      const height = icon.height ?? set.height ?? 16
      const left = icon.left ?? set.left ?? 0
      const top = icon.top ?? set.top ?? 0
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${left} ${top} ${width} ${height}" width="128" height="128">${icon.body}</svg>`
      const png = new Resvg(svg, { fitTo: { mode: 'width', value: 128 } }).render().asPng()
      writeFileSync(join(out, label, `${setName}--${name}.png`), png)
      count++
    }
  }
}
console.log(`${count} emoji rendered to ${out}`)
