import type { Course } from '#course/course.ts'
import type { Language } from '#i18n/language.ts'

/** The module's texts in one language; each language is a chunk of its own. */
export async function loadCourse(language: Language): Promise<Course> {
  return language === 'id'
    ? (await import('#course/content/id/module.course.yaml')).course
    : (await import('#course/content/en/module.course.yaml')).course
}
