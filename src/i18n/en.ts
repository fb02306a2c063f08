import { app } from './en/app.ts'
import { course } from './en/course.ts'
import { inspector } from './en/inspector.ts'
import { lab } from './en/lab.ts'
import { ui } from './en/ui.ts'
import type { Messages } from './messages.ts'

export const messages: Messages = { app, course, inspector, lab, ui }
