import type { messages } from './id.ts'
import type { Language } from './language.ts'
import type { Widen } from './widen.ts'

/** All texts of the interface. Indonesian is the source; a missing or surplus key in English does not compile. */
export type Messages = Widen<typeof messages>

/** Loads one language; each is a chunk of its own, so a learner fetches only what is read. */
export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'id' ? (await import('./id.ts')).messages : (await import('./en.ts')).messages
}
