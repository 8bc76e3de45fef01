import { Button, Checkbox, Input, Select, Table } from "antd";
import { useState } from "react";
import type { StaffMember } from "../../../contract/people.ts";
import { Role } from "../../../contract.ts";
import { Failure } from "../frame/failure.tsx";
import { names } from "../frame/names.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { FirstPassword } from "./first-password.tsx";
import { usePeople } from "./people-api.ts";
import "./people.css";
import { PersonActs } from "./person-acts.tsx";
import { PersonForm } from "./person-form.tsx";
import { words } from "./words.ts";

type Wanted = { text: string; role: Role | "all"; closed: boolean };

const matches = ({ text, role, closed }: Wanted, person: StaffMember): boolean => {
  const { name, email, licence, closedAt } = person;
  const said = [name, email, licence?.licenceNo, licence?.workNo].join(" ").toLowerCase();
  return (closed || closedAt === null) && (role === "all" || role === person.role) && said.includes(text.trim().toLowerCase());
};

function Standing({ person }: { person: StaffMember }) {
  if (person.closedAt) return <span className="mark">{words.closed}</span>;
  return (
    <span className="marks">
      {person.lockedUntil ? <span className="mark is-blocking">{words.locked}</span> : null}
      {person.mustChangePassword ? <span className="mark is-soon">{words.first}</span> : null}
      {person.secondFactor ? <span className="mark is-in-force">{words.factor}</span> : null}
      <span className="small">{person.sessions > 0 ? words.signedIn(person.sessions) : words.out}</span>
    </span>
  );
}

function Licence({ licence }: Pick<StaffMember, "licence">) {
  if (!licence) return "—";
  return (
    <span className="two-lines">
      <span>
        {licence.licenceNo} {licence.valid ? null : <span className="mark is-soon">{words.invalid}</span>}
      </span>
      <span className="small">
        {words.kind[licence.kind]} · {licence.firm}
        {licence.workNo ? ` · ${licence.workNo}` : ""}
      </span>
    </span>
  );
}

type Acts = { administers: boolean; onEdit: (person: StaffMember) => void; onMade: (name: string, password: string) => void };

const columnsFor = ({ administers, onEdit, onMade }: Acts) => [
  {
    title: words.name,
    key: "name",
    render: (_: unknown, person: StaffMember) => (
      <span className="two-lines">
        <span>
          {person.name} {person.sample ? <span className="mark">{words.sample}</span> : null}
        </span>
        <span className="small">{person.email}</span>
      </span>
    ),
  },
  { title: words.role, key: "role", render: (_: unknown, person: StaffMember) => names.role[person.role] },
  { title: words.licence, key: "licence", render: (_: unknown, person: StaffMember) => <Licence licence={person.licence} /> },
  { title: words.standing, key: "standing", render: (_: unknown, person: StaffMember) => <Standing person={person} /> },
  {
    title: words.acts,
    key: "acts",
    render: (_: unknown, person: StaffMember) => (
      <PersonActs
        person={person}
        administers={administers}
        onEdit={() => onEdit(person)}
        onMade={({ password }) => onMade(person.name, password)}
      />
    ),
  },
];

function Filters({ wanted, onChange }: { wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  const roles = [{ value: "all" as const, label: words.all }, ...Role.options.map((value) => ({ value, label: names.role[value] }))];
  return (
    <div className="filters-row">
      <Input
        aria-label={words.find}
        placeholder={words.findHint}
        allowClear
        value={wanted.text}
        onChange={(event) => onChange({ ...wanted, text: event.target.value })}
      />
      <Select aria-label={words.which} value={wanted.role} options={roles} onChange={(role) => onChange({ ...wanted, role })} />
      <Checkbox checked={wanted.closed} onChange={(event) => onChange({ ...wanted, closed: event.target.checked })}>
        {words.closedToo}
      </Checkbox>
    </div>
  );
}

export default function PeoplePage() {
  const people = usePeople();
  const administers = useMe().role === "admin";
  const [wanted, setWanted] = useState<Wanted>({ text: "", role: "all", closed: false });
  const [form, setForm] = useState<{ person: StaffMember | null } | null>(null);
  const [secret, setSecret] = useState<{ name: string; password: string } | null>(null);
  const shown = people.data?.items.filter((person) => matches(wanted, person)) ?? [];
  const columns = columnsFor({
    administers,
    onEdit: (person) => setForm({ person }),
    onMade: (name, password) => setSecret({ name, password }),
  });
  const open = administers ? (
    <Button type="primary" onClick={() => setForm({ person: null })}>
      {words.open}
    </Button>
  ) : null;
  return (
    <Page title={frame.pages.people} lead={words.lead} extra={open} wide>
      <Filters wanted={wanted} onChange={setWanted} />
      {people.isPending ? <Waiting /> : null}
      {people.isError ? <Failure title={words.failed} error={people.error} onRetry={() => void people.refetch()} /> : null}
      {people.data && shown.length === 0 ? <Nothing title={words.none} next={words.noneNext} /> : null}
      {shown.length > 0 ? (
        <Table
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={shown}
          pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          scroll={{ x: "max-content" }}
        />
      ) : null}
      {form ? (
        <PersonForm person={form.person} onClose={() => setForm(null)} onOpened={(name, { password }) => setSecret({ name, password })} />
      ) : null}
      {secret ? <FirstPassword {...secret} onKept={() => setSecret(null)} /> : null}
    </Page>
  );
}
