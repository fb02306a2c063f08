import { type ContractChoice, mistakesIn } from './contract-choice.ts'
import { useSkewTexts } from './use-skew-texts.ts'

/** What a choice is called: its mistakes, or the contract. */
export function useChoiceName(): (choice: ContractChoice) => string {
  const texts = useSkewTexts()
  return (choice) => {
    const mistakes = mistakesIn(choice)
    if (mistakes.length === 0) return texts.contract
    return mistakes.map((mistake) => texts.mistakes[mistake]).join(texts.and)
  }
}
