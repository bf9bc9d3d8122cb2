import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { signInWithProvider } from "./actions";

/** The company's own sign-in (OIDC), one button per provider of the site. */
export function ProviderButtons({ providers, next }: { providers: { id: string; name: string }[]; next: string }) {
  const t = useTranslations("auth");
  return (
    <div className="mt-5 grid gap-2.5 border-t border-line pt-5">
      {providers.map((provider) => (
        <form key={provider.id} action={signInWithProvider}>
          <input type="hidden" name="provider" value={provider.id} />
          <input type="hidden" name="next" value={next} />
          <SubmitButton variant="secondary" block>
            <KeyRound aria-hidden />
            {t("withProvider", { name: provider.name })}
          </SubmitButton>
        </form>
      ))}
    </div>
  );
}
