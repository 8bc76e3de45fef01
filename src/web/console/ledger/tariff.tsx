import { Button, Input, Select } from "antd";
import { useState } from "react";
import type { WorkCode } from "../../../contract/ledger.ts";
import { Field } from "../frame/field.tsx";
import { dayAndTime } from "../frame/moment.ts";
import { useSetTariff, useTariff } from "./ledger-api.ts";
import { words } from "./words.ts";

const said = words.work;
const OPTIONS = (Object.keys(said.codes) as WorkCode[]).map((value) => ({ value, label: said.codes[value] }));

/** 单价: what holds, and what held before. */
export function TariffSection() {
  const { data } = useTariff();
  const entries = data?.entries ?? [];
  return (
    <section className="block" aria-label={said.tariff}>
      <h2>{said.tariff}</h2>
      <p className="small">{said.tariffWhy}</p>
      <SetPrice />
      {data && entries.length === 0 ? <p className="small">{said.noTariff}</p> : null}
      {entries.length > 0 ? (
        <div className="figure-scroll" tabIndex={0} role="region" aria-label={said.tariff}>
          <table className="figure-table">
            <thead>
              <tr>
                {[said.code, said.price, said.from, said.setBy].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {entries.map(({ code, fen, fromDay, setBy, setAt }) => (
                <tr key={`${code} ${fromDay} ${setAt}`}>
                  <th scope="row">{said.codes[code]}</th>
                  <td>{(fen / 100).toFixed(2)}</td>
                  <td>{fromDay}</td>
                  <td>
                    {setBy} <span className="small">{dayAndTime(setAt)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

const PRICE = /^\d{1,7}(\.\d{1,2})?$/;
const MOST_FEN = 100_000_000;

/** Yuan as typed, in whole fen; null where it is no price. Counted in digits: 19.99 × 100 is not 1999 in binary. */
function fenOf(typed: string): number | null {
  if (!PRICE.test(typed.trim())) return null;
  const [yuan = "0", rest = ""] = typed.trim().split(".");
  const fen = Number(yuan) * 100 + Number(rest.padEnd(2, "0"));
  return fen <= MOST_FEN ? fen : null;
}

function SetPrice() {
  const [code, setCode] = useState<WorkCode>("answer");
  const [price, setPrice] = useState("");
  const [fromDay, setFromDay] = useState("");
  const [tried, setTried] = useState(false);
  const set = useSetTariff(said.setDone);
  const fen = fenOf(price);
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fen === null || fromDay === "") return;
    set.mutate({ code, fen, fromDay }, { onSuccess: () => (setPrice(""), setTried(false)) });
  };
  return (
    <form className="tariff-form" noValidate onSubmit={send}>
      <Field label={said.code}>
        {(id) => <Select id={id} value={code} options={OPTIONS} onChange={setCode} style={{ minWidth: 150 }} />}
      </Field>
      <Field label={said.price} {...(tried && fen === null ? { trouble: said.priceTrouble } : {})}>
        {(id, about) => (
          <Input
            id={id}
            aria-describedby={about}
            inputMode="decimal"
            maxLength={10}
            value={price}
            onChange={(e) => setPrice(e.target.value)}
          />
        )}
      </Field>
      <Field label={said.from} {...(tried && fromDay === "" ? { trouble: said.dayTrouble } : {})}>
        {(id, about) => <Input id={id} aria-describedby={about} type="date" value={fromDay} onChange={(e) => setFromDay(e.target.value)} />}
      </Field>
      <Button htmlType="submit" loading={set.isPending}>
        {said.set}
      </Button>
    </form>
  );
}
