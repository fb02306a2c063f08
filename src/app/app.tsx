import { type CSSProperties, lazy, Suspense, useMemo, useState } from 'react'
import { Challenge } from '#course/challenge.tsx'
import type { Course, ExperimentId } from '#course/course.ts'
import { Glossary } from '#course/glossary.tsx'
import { LessonIntro } from '#course/lesson-intro.tsx'
import { Quiz } from '#course/quiz.tsx'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { Language } from '#i18n/language.ts'
import { useProgress, useProgressActions } from '#progress/use-progress.ts'
import { ErrorBoundary } from '#ui/error-boundary.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { createJournal } from './experiment-journal.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { LabResizer } from './lab-resizer.tsx'
import type { ProofTexts } from './use-proof-texts.ts'
import { useRecordVerdict } from './use-record-verdict.ts'

const ExperimentProof = lazy(() =>
  import('./experiment-proof.tsx').then(({ ExperimentProof }) => ({ default: ExperimentProof })),
)
const StorageNotice = lazy(() =>
  import('#progress/storage-notice.tsx').then(({ StorageNotice }) => ({ default: StorageNotice })),
)
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
  const progress = useProgressActions()
  const storageWorks = useProgress((state) => state.storage.status === 'ok')
  const journal = useMemo(() => createJournal(progress), [progress])
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
      {storageWorks ? null : (
        <Suspense>
          <StorageNotice />
        </Suspense>
      )}
      <main className="page-grid" style={width}>
        <div id="pelajaran" tabIndex={-1} className="page-lesson">
          <LessonIntro course={course} onProve={openExperiment} proofs={PROOFS} />
        </div>
        <aside id="lab" tabIndex={-1} className="page-lab" aria-label={messages.lab.title}>
          <LabResizer widthRem={labWidthRem} onChange={setLabWidthRem} />
          <ScrollRegion className="page-lab-scroll" label={messages.lab.intro}>
            <ErrorBoundary>
              <Suspense fallback={<p className="p-4 text-muted">{messages.lab.loading}</p>}>
                <Lab onVerdict={onVerdict} journal={journal} />
              </Suspense>
            </ErrorBoundary>
          </ScrollRegion>
        </aside>
        <div className="page-tasks space-y-16">
          <Quiz course={course} onProve={openExperiment} proofs={PROOFS} />
          <Challenge course={course} />
          <Glossary course={course} />
        </div>
      </main>
      <Footer />
    </>
  )
}

/** What is kept beside claims and questions. */
const PROOFS = Object.fromEntries(
  (['latency', 'availability', 'reproducibility', 'notebook', 'conversion', 'loading'] as const).map((id) => [
    id,
    <LateProof key={id} experiment={id} />,
  ]),
)

/** Fetched where there is something to show. */
function LateProof({ experiment }: { experiment: keyof ProofTexts }) {
  const isRun = useProgress(
    ({ record }) =>
      experiment in record.experiments || (experiment === 'latency' && 'latency' in record.measurements),
  )
  return isRun ? (
    <Suspense>
      <ExperimentProof experiment={experiment} />
    </Suspense>
  ) : null
}

/** Opens the experiment by its address, which the lab follows. */
function openExperiment(experiment: ExperimentId): void {
  const hash = `#bukti-${experiment}`
  // The same address again makes no event of its own.
  if (location.hash === hash) window.dispatchEvent(new HashChangeEvent('hashchange'))
  else location.hash = hash
}
