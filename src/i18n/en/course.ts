import type { course as source } from '../id/course.ts'
import type { Widen } from '../widen.ts'

export const course: Widen<typeof source> = {
  seeItHappen: 'See it happen',
  prove: 'Prove it',
  close: 'Close',
  needsScript: 'Answering and checking needs JavaScript. All of the text can be read here all the same.',

  confidenceLegend: 'How sure are you?',
  confidence: { low: 'Guessing', medium: 'Fairly sure', high: 'Very sure' },
  checkAnswer: 'Check answer',
  tryAgain: 'Try again',
  missingBoth: 'Choose one answer and say how sure you are.',
  missingOption: 'Choose one answer first.',
  missingConfidence: 'Say how sure you are of that answer first.',
  right: 'Right',
  wrong: 'Wrong',
  yourChoice: 'Your choice',
  verdictRight: 'Your answer is right.',
  verdictWrong: 'Your answer is not right yet.',
  sureness: {
    right: {
      low: 'A good guess. Read the reasons, so that next time you need not guess.',
      medium: 'You were fairly sure, and right. Compare your reasons with the explanation above.',
      high: 'You were very sure, and right.',
    },
    wrong: {
      low: 'You suspected that you did not know, and that is a good place to start. Read why each option is right or wrong.',
      medium:
        'You were fairly sure, but mistaken. Look in the explanations for the part of your reasoning that does not fit.',
      high: 'You were very sure, but mistaken. Pause here for a moment: errors that surprise us are, once put right, usually the best remembered.',
    },
  },
  attempts: (count) => `Attempts so far (${count})`,
  attempt: (index) => `Attempt ${index}`,

  given: 'What is given',
  yourAnswer: 'Your answer',
  answerHint: (least) => `Write it in your own words, at least ${least} characters.`,
  answerShort: (least, now) =>
    `The answer is still too short: ${now} of at least ${least} characters. One sentence is enough.`,
  lockAnswer: 'Lock answer',
  solutionLocked: 'The solution opens once your answer is locked.',
  lockedAt: (when) => `Locked ${when}`,
  rewrite: 'Write again',
  keepLocked: 'Cancel, keep the locked answer',
  earlierAnswers: (count) => `Earlier answers (${count})`,
  selfCheck: 'Which of these does your answer contain?',
  selfCheckSummary: (found, total) => {
    if (found === 0) return `You have marked none of the ${total} points yet.`
    if (found === total) return `Your answer contains all ${total} points of the solution.`
    return `Your answer contains ${found} of ${total} points. Those left unmarked are worth reading once more.`
  },
}
