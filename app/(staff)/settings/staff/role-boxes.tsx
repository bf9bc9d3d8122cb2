import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { Fieldset } from "@/app/_ui/fieldset";
import { type StaffRole, staffRoles } from "@/tenants/permissions";

/** The roles with what each may do; several can be held at once. */
export function RoleBoxes({ chosen, error }: { chosen: readonly StaffRole[]; error?: string | undefined }) {
  const t = useTranslations("settings.staff");
  const names = useTranslations("auth.roles");
  return (
    <Fieldset legend={t("roles")} required error={error}>
      <div className="grid gap-1 sm:grid-cols-2">
        {staffRoles.map((role) => (
          <Checkbox
            key={role}
            name="roles"
            value={role}
            defaultChecked={chosen.includes(role)}
            label={<span className="font-medium">{names(role)}</span>}
            hint={t(`about-${role}`)}
          />
        ))}
      </div>
    </Fieldset>
  );
}

/** What is ticked in a form with RoleBoxes. */
export const rolesIn = (form: HTMLFormElement): StaffRole[] => {
  const ticked = new FormData(form).getAll("roles");
  return staffRoles.filter((role) => ticked.includes(role));
};
