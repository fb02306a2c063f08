import { type CSSProperties, lazy, Suspense, useCallback, useState } from 'react'
import { Challenge } from '#course/challenge.tsx'
import type { Course } from '#course/course.ts'
import { Glossary } from '#course/glossary.tsx'
import { LessonIntro } from '#course/lesson-intro.tsx'
import { Quiz } from '#course/quiz.tsx'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { Language } from '#i18n/language.ts'
import { StorageNotice } from '#progress/storage-notice.tsx'
import { ErrorBoundary } from '#ui/error-boundary.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { LabResizer } from './lab-resizer.tsx'
import { LatencyProof, useRecordVerdict } from './latency-proof.tsx'

const Lab = lazy(() => import('#lab/lab.tsx').then(({ Lab }) => ({ default: Lab })))

/** Width of the lab column in rem; the learner may change it. */
const LAB_WIDTH_REM = 37

/**
 * The page: lesson, lab, quiz and challenge in reading order. From 1100 px on the lab stands beside the text and stays
 * in view; below that it follows the section that calls for it.
 */
export function App({ course, onLanguage }: { course: Course; onLanguage: (language: Language) => void }) {
  const { messages } = useI18n()
  const [labWidthRem, setLabWidthRem] = useState(LAB_WIDTH_REM)
  const onVerdict = useRecordVerdict()
  const onProve = useCallback(showLab, [])
  const width =
    labWidthRem === LAB_WIDTH_REM ? undefined : ({ '--lab-width': `${labWidthRem}rem` } as CSSProperties)

  return (
    <>
      <a className="skip-link" href="#pelajaran">
        {messages.app.skipToLesson}
      </a>
      <a className="skip-link" href="#lab">
        {messages.app.skipToLab}
      </a>
      <Header course={course} onLanguage={onLanguage} />
      <p id="file-protocol" hidden className="m-4 rounded-md border border-warn p-4">
        {messages.app.fileProtocol}
      </p>
      <p id="script-failed" hidden className="m-4 rounded-md border border-warn p-4">
        <strong>{messages.app.scriptFailedTitle}.</strong> {messages.app.scriptFailed}
      </p>
      <noscript>
        <p className="m-4 rounded-md border border-line bg-surface p-4">{messages.app.noScript}</p>
      </noscript>
      <StorageNotice />
      <main className="page-grid" style={width}>
        <div id="pelajaran" tabIndex={-1} className="page-lesson">
          <LessonIntro
            course={course}
            onProve={onProve}
            canProve={canProve}
            proofs={{ latency: <LatencyProof /> }}
          />
        </div>
        <aside id="lab" tabIndex={-1} className="page-lab" aria-label={messages.lab.title}>
          <LabResizer widthRem={labWidthRem} onChange={setLabWidthRem} />
          <ScrollRegion className="page-lab-scroll" label={messages.lab.intro}>
            <ErrorBoundary>
              <Suspense fallback={<p className="p-4 text-muted">{messages.lab.loading}</p>}>
                <Lab onVerdict={onVerdict} />
              </Suspense>
            </ErrorBoundary>
          </ScrollRegion>
        </aside>
        <div className="page-tasks space-y-16">
          <Quiz course={course} />
          <Challenge course={course} />
          <Glossary course={course} />
        </div>
      </main>
      <Footer />
    </>
  )
}

/** Experiments that exist so far: latency is what the pipeline measures. */
function canProve(experiment: string): boolean {
  return experiment === 'latency'
}

/** Brings the lab's button into view and gives it the focus. */
function showLab(): void {
  const button = document.getElementById('pipeline-button') ?? document.getElementById('lab')
  button?.scrollIntoView({ block: 'center' })
  button?.focus({ preventScroll: true })
}
