import type { ReactNode } from "react";

/** A few things to know, each with its sign, in lines that can be read without glasses. */
export function Points({ items }: { items: { icon: ReactNode; text: ReactNode }[] }) {
  return (
    <ul className="grid gap-3">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never reorders
        <li key={index} className="flex gap-3">
          <span aria-hidden className="mt-0.5 shrink-0 text-brand-text [&_svg]:size-[1.35em]">
            {item.icon}
          </span>
          <span className="min-w-0">{item.text}</span>
        </li>
      ))}
    </ul>
  );
}
