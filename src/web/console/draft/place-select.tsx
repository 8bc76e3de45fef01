import { Select } from "antd";
import { usePlaces } from "../frame/region.ts";
import { words } from "./words.ts";

type Props = {
  id: string;
  value: string | null;
  clear?: boolean;
  trouble?: boolean;
  told?: string;
  onChange: (code: string | null) => void;
};

/** A place of China, chosen by name; its GB/T 2260 code is what is kept. */
export function PlaceSelect({ id, value, clear, trouble, told, onChange }: Props) {
  const places = usePlaces();
  return (
    <Select
      id={id}
      aria-describedby={told}
      showSearch={{ optionFilterProp: "label" }}
      allowClear={clear === true}
      status={trouble ? "error" : ""}
      loading={places === null}
      value={value}
      placeholder={words.edit.placeHint}
      options={places ?? []}
      onChange={(code: string | null | undefined) => onChange(code ?? null)}
    />
  );
}
