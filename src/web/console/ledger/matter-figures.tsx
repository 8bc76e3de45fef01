import type { MatterFigures } from "../../../contract/ledger.ts";
import { words } from "./words.ts";

const said = words.statistics;

const minutes = (n: number | null): string => (n === null ? words.none : words.minutes(n));

/** A share with what it is a share of. */
function Share({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return <span className="is-few">{words.none}</span>;
  return (
    <span>
      {words.share(part, whole)} <span className="small">{words.of(part, whole)}</span>
    </span>
  );
}

export function MatterCards({ figures }: { figures: MatterFigures }) {
  return (
    <dl className="figure-cards matter-cards">
      <Card name={said.received}>{figures.received}</Card>
      <Card name={said.answered}>
        <Share part={figures.answered} whole={figures.received} />
      </Card>
      <Card name={said.median}>{minutes(figures.medianMinutes)}</Card>
      <Card name={said.p90}>{minutes(figures.p90Minutes)}</Card>
      <Card name={said.kept}>
        <Share part={figures.kept} whole={figures.promised} />
      </Card>
      <Card name={said.satisfied}>
        <Share part={figures.satisfied} whole={figures.rated} />
      </Card>
    </dl>
  );
}

function Card({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const COLUMNS: readonly (readonly [string, (f: MatterFigures) => React.ReactNode])[] = [
  [said.received, (f) => f.received],
  [said.answered, (f) => f.answered],
  [said.told, (f) => f.told],
  [said.withdrawn, (f) => f.withdrawn],
  [said.median, (f) => minutes(f.medianMinutes)],
  [said.p90, (f) => minutes(f.p90Minutes)],
  [said.kept, (f) => <Share part={f.kept} whole={f.promised} />],
  [said.satisfied, (f) => <Share part={f.satisfied} whole={f.rated} />],
  [said.referrals, (f) => f.referrals],
  [said.legalAid, (f) => f.legalAid],
  [said.alerts, (f) => f.alerts],
  [said.corrections, (f) => f.corrections],
  [said.complaints, (f) => f.complaints],
];

type Line = { key: string; name: string; figures: MatterFigures };

export function MatterTable({ label, lines }: { label: string; lines: Line[] }) {
  return (
    <div className="figure-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {COLUMNS.map(([head]) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, figures }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {COLUMNS.map(([head, says]) => (
                <td key={head}>{says(figures)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
