// Runs the training code on a made-up set, where PyTorch is installed; says so where it is not.
import { spawnSync } from 'node:child_process'

const python = ['/usr/bin/python3', 'python3'].find(
  (name) => spawnSync(name, ['-c', 'import torch, onnx, PIL'], { stdio: 'ignore' }).status === 0,
)
if (!python) {
  console.log('training smoke run: skipped, no Python with torch, onnx and Pillow on this machine')
  process.exit(0)
}
const done = spawnSync(python, ['training/make.py', '--smoke'], { stdio: 'inherit' })
process.exit(done.status ?? 1)
