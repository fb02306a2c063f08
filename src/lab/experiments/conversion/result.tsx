import { useI18n } from '#i18n/i18n-context.tsx'
import { Notice } from '#ui/notice.tsx'
import { BarList } from '../bar-list.tsx'
import { measured } from '../figure.ts'
import { type Cell, FigureTable } from '../figure-table.tsx'
import { type ArtifactRow, type ConversionResult, operatorKinds } from './conversion-result.ts'
import { useConversionTexts } from './use-conversion-texts.ts'

export function ResultView({ result }: { result: ConversionResult }) {
  const texts = useConversionTexts()
  const { messages } = useI18n()
  const { rows, pictures, onGpu, webGpu, runtimeVersion } = result
  const all = onGpu && 'row' in onGpu ? [...rows, onGpu.row] : rows
  const nameOf = ({ artifact, provider }: ArtifactRow) =>
    provider === 'webgpu' ? texts.onGpu(texts.names[artifact]) : texts.names[artifact]
  const byRow = (cells: (row: ArtifactRow) => readonly Cell[]) =>
    all.map((row) => ({ key: nameOf(row), name: nameOf(row), cells: cells(row) }))
  return (
    <div className="space-y-6">
      <BarList
        title={texts.sizes}
        bars={rows.map((row) => ({
          key: row.artifact,
          name: nameOf(row),
          figure: measured(row.bytes, 'bytes'),
        }))}
      />
      <BarList
        title={texts.speeds(pictures)}
        bars={all.map((row) => ({
          key: nameOf(row),
          name: nameOf(row),
          figure: measured(row.forwardMs, 'ms'),
        }))}
      />
      <div className="space-y-2">
        <FigureTable
          caption={texts.answers(pictures)}
          columns={texts.answerColumns}
          rows={byRow(({ agree, right, largestDifference }) => [
            measured(agree / pictures, 'share'),
            measured(right / pictures, 'share'),
            measured(largestDifference, 'number'),
          ])}
        />
        <p className="text-sm leading-6 text-muted">{texts.differenceNote}</p>
      </div>
      <FigureTable
        caption={texts.times}
        columns={texts.timeColumns}
        rows={byRow(({ fetchMs, fromCache, loadMs, coldMs }) => [
          measured(fetchMs, 'ms'),
          fromCache ? texts.cache : texts.network,
          measured(loadMs, 'ms'),
          measured(coldMs, 'ms'),
        ])}
      />
      <Graphs rows={rows} />
      <div className="space-y-2 text-sm leading-6 text-muted">
        <p>{texts.ran(runtimeVersion)}</p>
        {onGpu ? null : <p>{webGpu === 'usable' ? texts.gpuNotAsked : texts.webGpu[webGpu]}</p>}
      </div>
      {onGpu && 'words' in onGpu ? (
        <Notice
          tone="warn"
          title={texts.gpuFailed}
          detail={onGpu.words}
          detailLabel={messages.ui.runtimeWords}
        />
      ) : null}
    </div>
  )
}

/** What the network is made of, before and after. */
function Graphs({ rows }: { rows: readonly ArtifactRow[] }) {
  const texts = useConversionTexts()
  const graphs = rows.filter(({ artifact }) => artifact !== 'tiny')
  return (
    <div className="space-y-2">
      <FigureTable
        caption={texts.graphs}
        columns={[texts.operator, ...graphs.map(({ artifact }) => texts.names[artifact])]}
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
