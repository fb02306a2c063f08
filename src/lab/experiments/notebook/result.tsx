import { BarList } from '../bar-list.tsx'
import { measured } from '../figure.ts'
import { FigureTable } from '../figure-table.tsx'
import { figuresOf, type NotebookResult } from './notebook-result.ts'
import { probabilityFor } from './predictions.ts'
import { SentPicture } from './sent-picture.tsx'
import { useNotebookTexts } from './use-notebook-texts.ts'

const MOMENTS = ['once', 'again', 'restarted'] as const

export function ResultView({ result }: { result: NotebookResult }) {
  const texts = useNotebookTexts()
  const figures = figuresOf(result)
  const { clients, deletion, once } = result
  return (
    <div className="space-y-5">
      <FigureTable
        caption={texts.table}
        columns={texts.tableColumns}
        rows={MOMENTS.map((moment) => {
          const prediction = result[moment]
          return {
            key: moment,
            name: texts.moments[moment],
            cells: [
              <SentPicture key="sent" prediction={prediction} />,
              texts.className(prediction.index),
              measured(probabilityFor(prediction, prediction), 'share'),
              measured(probabilityFor(prediction, once), 'share'),
            ],
          }
        })}
      />
      <FigureTable
        caption={texts.checks}
        columns={texts.checksColumns}
        rows={[
          {
            key: 'repeated',
            name: texts.repeated,
            cells: [figures.compared ?? null, figures.differing ?? null],
          },
          ...(clients
            ? [
                {
                  key: 'global',
                  name: texts.clientsRow.global,
                  cells: [figures.answers ?? null, figures.mixedGlobal ?? null],
                },
                {
                  key: 'stateless',
                  name: texts.clientsRow.stateless,
                  cells: [figures.answers ?? null, figures.mixedStateless ?? null],
                },
              ]
            : []),
        ]}
      />
      {deletion?.error ? (
        <p className="text-sm leading-6">
          {texts.deletedWorked} {texts.ghostError(deletion.error)}
        </p>
      ) : null}
      {clients ? (
        <BarList
          title={texts.clients}
          whole={clients.answers}
          bars={[
            { key: 'global', name: texts.withGlobal, figure: measured(clients.mixedGlobal, 'count') },
            {
              key: 'stateless',
              name: texts.withoutGlobal,
              figure: measured(clients.mixedStateless, 'count'),
            },
          ]}
        />
      ) : null}
    </div>
  )
}
