import { useI18n } from '#i18n/i18n-context.tsx'
import { Notice } from '#ui/notice.tsx'
import { BarList } from '../bar-list.tsx'
import { measured } from '../figure.ts'
import { FigureTable } from '../figure-table.tsx'
import { FigureText } from '../figure-text.tsx'
import { type ArtifactRow, artifactIn, type ConversionResult, operatorKinds } from './conversion-result.ts'
import { useConversionTexts } from './use-conversion-texts.ts'

export function ResultView({ result }: { result: ConversionResult }) {
  const texts = useConversionTexts()
  const { rows, pictures, runtimeVersion } = result
  const bars = (title: string, unit: 'bytes' | 'ms', valueIn: (row: ArtifactRow) => number) => (
    <BarList
      title={title}
      bars={rows.map((row) => ({
        key: row.artifact,
        name: texts.names[row.artifact],
        figure: measured(valueIn(row), unit),
      }))}
    />
  )
  return (
    <div className="space-y-6">
      {bars(texts.sizes, 'bytes', ({ bytes }) => bytes)}
      <div className="space-y-2">
        {bars(texts.speeds(pictures), 'ms', ({ forwardMs }) => forwardMs)}
        <p className="text-sm leading-6 text-muted">{texts.turnsNote}</p>
      </div>
      <Answers result={result} />
      <Starts rows={rows} />
      <Graphs rows={rows} />
      <p className="text-sm leading-6 text-muted">{texts.ran(runtimeVersion)}</p>
      <Providers result={result} />
    </div>
  )
}

function Answers({ result: { rows, pictures } }: { result: ConversionResult }) {
  const texts = useConversionTexts()
  return (
    <div className="space-y-2">
      <FigureTable
        caption={texts.answers(pictures)}
        columns={texts.answerColumns}
        rows={rows.map(({ artifact, agree, right, largestDifference }) => ({
          key: artifact,
          name: texts.names[artifact],
          cells: [
            measured(agree / pictures, 'share'),
            measured(right / pictures, 'share'),
            measured(largestDifference, 'number'),
          ],
        }))}
      />
      <p className="text-sm leading-6 text-muted">{texts.differenceNote}</p>
    </div>
  )
}

function Starts({ rows }: { rows: readonly ArtifactRow[] }) {
  const texts = useConversionTexts()
  return (
    <div className="space-y-2">
      <FigureTable
        caption={texts.times}
        columns={texts.timeColumns}
        rows={rows.map(({ artifact, fetchMs, fromCache, runtimeFromCache, loadMs, coldMs }) => ({
          key: artifact,
          name: texts.names[artifact],
          cells: [
            <span key="fetch">
              <FigureText figure={measured(fetchMs, 'ms')} />
              <span className="block text-xs text-muted">{fromCache ? texts.cache : texts.network}</span>
              {runtimeFromCache ? null : (
                <span className="block text-xs text-muted">{texts.withRuntime}</span>
              )}
            </span>,
            measured(loadMs, 'ms'),
            measured(coldMs, 'ms'),
          ],
        }))}
      />
      <p className="text-sm leading-6 text-muted">{texts.timesNote}</p>
    </div>
  )
}

/** What the network is made of, before and after. */
function Graphs({ rows }: { rows: readonly ArtifactRow[] }) {
  const texts = useConversionTexts()
  const graphs = rows.flatMap(({ artifact, nodes, operators }) =>
    artifact === 'tiny' ? [] : [{ artifact, nodes, operators }],
  )
  return (
    <div className="space-y-2">
      <FigureTable
        caption={texts.graphs}
        columns={[texts.operator, ...graphs.map(({ artifact }) => texts.shortNames[artifact])]}
        rows={[
          {
            key: 'nodes',
            name: texts.allNodes,
            cells: graphs.map(({ nodes }) => measured(nodes, 'count')),
          },
          ...operatorKinds(graphs).map((kind) => ({
            key: kind,
            name: <code className="font-mono text-xs">{kind}</code>,
            cells: graphs.map(({ operators }) => measured(operators[kind] ?? 0, 'count')),
          })),
        ]}
      />
      <p className="text-sm leading-6 text-muted">{texts.graphsNote}</p>
    </div>
  )
}

/** The same file on WASM and on the graphics card, or why there is nothing to compare. */
function Providers({ result }: { result: ConversionResult }) {
  const texts = useConversionTexts()
  const { messages } = useI18n()
  const { onGpu, webGpu, pictures } = result
  const onWasm = artifactIn(result, 'int8')
  if (onGpu === null || !onWasm) {
    return (
      <p className="text-sm leading-6 text-muted">
        {webGpu === 'usable' ? texts.gpuNotAsked : texts.webGpu[webGpu]}
      </p>
    )
  }
  if ('words' in onGpu) {
    return (
      <Notice
        tone="warn"
        title={texts.gpuFailed}
        detail={onGpu.words}
        detailLabel={messages.ui.runtimeWords}
      />
    )
  }
  const { coldMs, forwardMs, agree, largestDifference } = onGpu.row
  return (
    <div className="space-y-2">
      <FigureTable
        caption={texts.providers(pictures)}
        columns={texts.providerColumns}
        rows={[
          {
            key: 'wasm',
            name: 'WASM',
            cells: [measured(onWasm.coldMs, 'ms'), measured(onWasm.forwardMs, 'ms'), null, null],
          },
          {
            key: 'webgpu',
            name: 'WebGPU',
            cells: [
              measured(coldMs, 'ms'),
              measured(forwardMs, 'ms'),
              measured(agree / pictures, 'share'),
              measured(largestDifference, 'number'),
            ],
          },
        ]}
      />
      <p className="text-sm leading-6 text-muted">{texts.providersNote}</p>
    </div>
  )
}
