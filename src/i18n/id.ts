import { app } from './id/app.ts'
import { course } from './id/course.ts'
import { inspector } from './id/inspector.ts'
import { lab } from './id/lab.ts'
import { ui } from './id/ui.ts'

export const messages = { app, course, inspector, lab, ui }
