import type { NavItem } from "./nav-item";
import { NavLink } from "./nav-link";

/** The staff's places, grouped; labels give way when the rail is narrow, and stay as the links' names. */
export function RailNav({ nav }: { nav: NavItem[] }) {
  const groups = Map.groupBy(nav, (item) => item.group ?? "");
  return [...groups].map(([group, items]) => (
    <div key={group} className="grid gap-0.5">
      {group && (
        <p className="truncate px-2.5 pt-2 pb-0.5 text-[0.75rem] text-ink-3 md:group-data-[rail=narrow]/shell:invisible">
          {group}
        </p>
      )}
      <ul className="grid gap-0.5">
        {items.map((item) => (
          <li key={item.href}>
            <NavLink
              href={item.href}
              match={item.match ?? "prefix"}
              title={item.label}
              className="relative flex h-9 items-center gap-2.5 rounded-md px-2.5 text-ink-2 hover:bg-subtle hover:text-ink [&_svg]:size-[1.125rem] [&_svg]:shrink-0"
              activeClassName="bg-brand-soft font-semibold text-brand-text hover:bg-brand-soft hover:text-brand-text"
            >
              {item.icon}
              <span className="min-w-0 flex-1 truncate md:group-data-[rail=narrow]/shell:sr-only">{item.label}</span>
              {item.count ? (
                <span className="figures rounded-full bg-warm-soft px-1.5 text-[0.75rem] font-semibold text-warm md:group-data-[rail=narrow]/shell:absolute md:group-data-[rail=narrow]/shell:top-0 md:group-data-[rail=narrow]/shell:right-0">
                  {item.count > 99 ? "99+" : item.count}
                </span>
              ) : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}
