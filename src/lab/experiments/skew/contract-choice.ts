/** The fields of the preprocessing contract that can be changed here; `contract` stands for what the manifest says. */
export type ContractChoice = {
  colorOrder: 'RGB' | 'BGR'
  scale: 'contract' | 'none'
  normalisation: 'contract' | 'none' | 'imagenet'
  filter: 'bilinear' | 'nearest'
  crop: 'center-square' | 'stretch'
  layout: 'NCHW' | 'NHWC'
  orientation: 'exif' | 'upside-down'
}

export const AS_CONTRACT: ContractChoice = {
  colorOrder: 'RGB',
  scale: 'contract',
  normalisation: 'contract',
  filter: 'bilinear',
  crop: 'center-square',
  layout: 'NCHW',
  orientation: 'exif',
}

export const CHOICES: { readonly [Field in keyof ContractChoice]: readonly ContractChoice[Field][] } = {
  colorOrder: ['RGB', 'BGR'],
  scale: ['contract', 'none'],
  normalisation: ['contract', 'none', 'imagenet'],
  filter: ['bilinear', 'nearest'],
  crop: ['center-square', 'stretch'],
  layout: ['NCHW', 'NHWC'],
  orientation: ['exif', 'upside-down'],
}

/** Mistakes that services make, each alone. */
export const MISTAKES = {
  bgr: { colorOrder: 'BGR' },
  raw: { scale: 'none' },
  unnormalised: { normalisation: 'none' },
  imagenet: { normalisation: 'imagenet' },
  nearest: { filter: 'nearest' },
  stretch: { crop: 'stretch' },
  layout: { layout: 'NHWC' },
  turned: { orientation: 'upside-down' },
} as const satisfies Record<string, Partial<ContractChoice>>

export type Mistake = keyof typeof MISTAKES
export const MISTAKE_IDS = Object.keys(MISTAKES) as Mistake[]

export const withMistake = (mistake: Mistake): ContractChoice => ({ ...AS_CONTRACT, ...MISTAKES[mistake] })

export function sameChoice(a: ContractChoice, b: ContractChoice): boolean {
  return (Object.keys(a) as (keyof ContractChoice)[]).every((field) => a[field] === b[field])
}

/** The mistakes that a choice is made of, in the order of MISTAKES; none: it is the contract. */
export function mistakesIn(choice: ContractChoice): Mistake[] {
  return MISTAKE_IDS.filter((mistake) =>
    Object.entries(MISTAKES[mistake]).every(
      ([field, value]) => choice[field as keyof ContractChoice] === value,
    ),
  )
}

/** Mean and std of ImageNet's pictures, which most published models use (torchvision's documentation). */
const IMAGENET = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] }
const UNCHANGED = { mean: [0, 0, 0], std: [1, 1, 1] }

/** What of the manifest's preprocessing is overwritten. */
export function changesOf(choice: ContractChoice): Readonly<Record<string, unknown>> {
  const { colorOrder, filter, crop, layout, orientation } = choice
  return {
    colorOrder,
    filter,
    crop,
    layout,
    orientation,
    ...(choice.scale === 'none' && { scale: 1 }),
    ...(choice.normalisation === 'none' && UNCHANGED),
    ...(choice.normalisation === 'imagenet' && IMAGENET),
  }
}
