/** What an administrator types of a person, before it is a request. */
import type { NewPerson, StaffMember } from "../../../contract/people.ts";
import type { LicenceFields } from "../../../contract/people.ts";
import type { Role } from "../../../contract.ts";

export type Typed = {
  name: string;
  email: string;
  role: Role;
  licence: Omit<LicenceFields, "region" | "workNo"> & { region: string; workNo: string };
};

const NEW: Typed = {
  name: "",
  email: "",
  role: "lawyer",
  licence: {
    licenceNo: "",
    kind: "private",
    licenceFrom: "",
    licenceUntil: "",
    licenceStatus: "active",
    firm: "",
    workNo: "",
    seatClasses: ["general"],
    region: "",
    capacity: 5,
  },
};

export const signs = (role: Role): boolean => role === "lawyer" || role === "expert";

export function typedOf(person: StaffMember | null): Typed {
  if (!person) return NEW;
  const { name, email, role, licence } = person;
  if (!licence) return { ...NEW, name, email, role };
  const { valid: _, region, workNo, ...fields } = licence;
  return { name, email, role, licence: { ...fields, region: region ?? "", workNo: workNo ?? "" } };
}

export type Trouble = { field: keyof Typed | keyof LicenceFields; what: "needed" | "badDay" };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The first field that cannot stand. */
export function troubleIn({ name, email, role, licence }: Typed): Trouble | null {
  if (name.trim() === "") return { field: "name", what: "needed" };
  if (!/^\S+@\S+\.\S+$/.test(email.trim())) return { field: "email", what: "needed" };
  if (!signs(role)) return null;
  if (licence.licenceNo.trim() === "") return { field: "licenceNo", what: "needed" };
  if (licence.firm.trim() === "") return { field: "firm", what: "needed" };
  if (!DAY.test(licence.licenceFrom)) return { field: "licenceFrom", what: "badDay" };
  if (!DAY.test(licence.licenceUntil) || licence.licenceUntil < licence.licenceFrom) return { field: "licenceUntil", what: "badDay" };
  return licence.seatClasses.length === 0 ? { field: "seatClasses", what: "needed" } : null;
}

export function requestOf({ name, email, role, licence }: Typed): NewPerson {
  const { region, workNo, ...fields } = licence;
  const kept = {
    ...fields,
    licenceNo: fields.licenceNo.trim(),
    firm: fields.firm.trim(),
    region: region.trim() || null,
    workNo: workNo.trim() || null,
  };
  return { name: name.trim(), email: email.trim(), role, licence: signs(role) ? kept : null };
}
