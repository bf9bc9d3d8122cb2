"use client";
import { GitCompareArrows, LayoutGrid, Plus, Save } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { Skeleton } from "@/app/_ui/skeleton";
import type { Finding } from "@/server/tickets/workflow/finding";
import type { RequestType, Workflow } from "@/tenants/schemas/workflow";
import { BasicsForm } from "./basics-form";
import { addState, addTransition, changeState, changeTransition, removeState, removeTransition } from "./edit-workflow";
import { FindingsList } from "./findings-list";
import { PublishDialog } from "./publish-dialog";
import type { Selection } from "./selection";
import { StateForm } from "./state-form";
import { TransitionForm } from "./transition-form";
import { useWorkflowDraft } from "./use-workflow-draft";

// The drawing code is large and needs a browser; it comes after the page.
const Diagram = dynamic(() => import("./diagram"), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
});

export type WorkflowEditorProps = {
  type: RequestType;
  /** What is shown: the draft if there is one, else the version in force. */
  workflow: Workflow;
  findings: Finding[];
  draft: { version: number; updatedAt: Date } | null;
  currentId: string | null;
  draftId: string | null;
  /** Keys of steps that a published version has, and that therefore stay. */
  publishedStates: string[];
  editing: boolean;
  mayPublish: boolean;
  today: string;
  running: number;
};

/** The workshop of one workflow: diagram, forms, findings, save and publish. */
export function WorkflowEditor(props: WorkflowEditorProps) {
  const { type, draft, editing, publishedStates } = props;
  const t = useTranslations("tickets.workflows");
  const edit = useWorkflowDraft({
    type,
    workflow: props.workflow,
    seenAt: draft?.updatedAt ?? null,
    findings: props.findings,
  });
  const { workflow, setWorkflow } = edit;
  const [selection, setSelection] = useState<Selection>({ kind: "none" });
  const errors = edit.findings.some((finding) => finding.level === "error");
  return (
    <div className="grid gap-4">
      {editing && (
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="secondary" loading={edit.saving} disabled={!edit.dirty} onClick={() => void edit.save()}>
            <Save aria-hidden />
            {t("save")}
          </Button>
          {props.mayPublish && draft && edit.seenAt && (
            <PublishDialog
              type={type}
              version={draft.version}
              seenAt={edit.seenAt}
              today={props.today}
              running={props.running}
              disabled={edit.dirty || errors}
            />
          )}
          {props.currentId && props.draftId && (
            <LinkButton
              variant="secondary"
              href={`/settings/workflows/${type}/compare?older=${props.currentId}&newer=${props.draftId}`}
            >
              <GitCompareArrows aria-hidden />
              {t("compare")}
            </LinkButton>
          )}
          {draft && (
            <ConfirmDialog
              title={t("discardTitle")}
              description={t("discardText")}
              confirmLabel={t("discard")}
              danger
              trigger={<Button variant="danger-quiet">{t("discard")}</Button>}
              onConfirm={edit.discard}
            />
          )}
          <span role="status" className="text-[0.9375em] text-ink-3">
            {edit.dirty ? t("unsaved") : errors ? t("cannotPublish") : ""}
          </span>
        </div>
      )}
      <Card
        flush
        title={t("diagram")}
        description={t("legendAuto")}
        actions={
          editing && (
            <>
              <Button
                size="sm"
                variant="secondary"
                onClick={() => {
                  const added = addState(workflow, { zh: t("newStep"), en: "New step" });
                  setWorkflow(added.workflow);
                  setSelection({ kind: "state", key: added.key });
                }}
              >
                <Plus aria-hidden />
                {t("addState")}
              </Button>
              <Button
                size="sm"
                variant="secondary"
                onClick={() => {
                  const from = selection.kind === "state" ? selection.key : undefined;
                  const added = addTransition(workflow, { zh: t("newMove"), en: "New move" }, from);
                  setWorkflow(added.workflow);
                  setSelection({ kind: "transition", key: added.key });
                }}
              >
                <Plus aria-hidden />
                {t("addTransition")}
              </Button>
              <Button
                size="sm"
                variant="quiet"
                onClick={() => {
                  const { layout: _layout, ...rest } = workflow;
                  setWorkflow(rest);
                }}
              >
                <LayoutGrid aria-hidden />
                {t("arrange")}
              </Button>
            </>
          )
        }
      >
        <div className="h-[22rem] border-t border-line md:h-[27rem]">
          <Diagram
            key={workflow.layout ? "placed" : "arranged"}
            workflow={workflow}
            selection={selection}
            onSelect={setSelection}
            onMove={
              editing
                ? (key, place) => setWorkflow((now) => ({ ...now, layout: { ...now.layout, [key]: place } }))
                : undefined
            }
          />
        </div>
      </Card>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          <Chosen
            selection={selection}
            workflow={workflow}
            editing={editing}
            publishedStates={publishedStates}
            onChange={setWorkflow}
            onSelect={setSelection}
          />
          <Card>
            <FindingsList
              findings={edit.findings}
              workflow={workflow}
              checking={editing && edit.checking}
              onSelect={setSelection}
            />
          </Card>
        </div>
        <Card>
          <BasicsForm workflow={workflow} disabled={!editing} onChange={setWorkflow} />
        </Card>
      </div>
    </div>
  );
}

type ChosenProps = Pick<WorkflowEditorProps, "workflow" | "editing" | "publishedStates"> & {
  selection: Selection;
  onChange: (workflow: Workflow) => void;
  onSelect: (selection: Selection) => void;
};

/** The form of what was clicked in the diagram. */
function Chosen({ selection, workflow, editing, publishedStates, onChange, onSelect }: ChosenProps) {
  const t = useTranslations("tickets.workflows");
  const state = selection.kind === "state" ? workflow.states.find((one) => one.key === selection.key) : undefined;
  const move =
    selection.kind === "transition" ? workflow.transitions.find((one) => one.key === selection.key) : undefined;
  if (state) {
    return (
      <Card title={t("states")}>
        <StateForm
          state={state}
          fresh={editing && !publishedStates.includes(state.key)}
          disabled={!editing}
          onChange={(next) => {
            onChange(changeState(workflow, state.key, next));
            onSelect({ kind: "state", key: next.key });
          }}
          onRemove={() => {
            onChange(removeState(workflow, state.key));
            onSelect({ kind: "none" });
          }}
        />
      </Card>
    );
  }
  if (move) {
    return (
      <Card title={t("transitions")}>
        <TransitionForm
          workflow={workflow}
          transition={move}
          disabled={!editing}
          onChange={(next) => onChange(changeTransition(workflow, move.key, next))}
          onRemove={() => {
            onChange(removeTransition(workflow, move.key));
            onSelect({ kind: "none" });
          }}
        />
      </Card>
    );
  }
  return <Alert tone="info">{t("select")}</Alert>;
}
