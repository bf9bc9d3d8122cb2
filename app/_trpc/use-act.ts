import { useRouter } from "next/navigation";
import { toast } from "@/app/_ui/overlay/toast";
import { problemOf, useProblemText } from "./problem";

type Act = <Output>(deed: Promise<Output>, done?: string | ((output: Output) => string)) => Promise<void>;

/** Waits for a call, says that it is done or why it is refused, and shows the page anew either way. */
export function useAct(): Act {
  const say = useProblemText();
  const router = useRouter();
  return async (deed, done) => {
    try {
      const output = await deed;
      if (done !== undefined) toast.success(typeof done === "string" ? done : done(output));
    } catch (error) {
      toast.error(say(problemOf(error)));
    }
    router.refresh();
  };
}
