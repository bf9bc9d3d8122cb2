"use client";
import {
  Background,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeChange,
  type NodeProps,
  Position,
  ReactFlow,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { say } from "@/app/_i18n/say";
import { cx } from "@/app/_ui/cx";
import type { Workflow, WorkflowState } from "@/tenants/schemas/workflow";
import { placesOf, sidesOf } from "./auto-layout";
import type { Selection } from "./selection";

type DiagramProps = {
  workflow: Workflow;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  /** Where a step was dragged to; absent while only looking. */
  onMove?: ((key: string, place: { x: number; y: number }) => void) | undefined;
};

type StepNode = Node<{ state: WorkflowState; initial: boolean; selected: boolean }, "step">;

const nodeTypes = { step: Step };
const boxSize = { width: 176, height: 60 };

/** The workflow as a map: steps as boxes, moves as arrows; a click chooses what the form beside it shows. */
export default function Diagram({ workflow, selection, onSelect, onMove }: DiagramProps) {
  const locale = useLocale();
  const places = useMemo(() => placesOf(workflow), [workflow]);
  const nodes: StepNode[] = workflow.states.map((state) => ({
    id: state.key,
    type: "step",
    position: places[state.key] ?? { x: 0, y: 0 },
    data: {
      state,
      initial: state.key === workflow.initial,
      selected: selection.kind === "state" && selection.key === state.key,
    },
    // Told beforehand: a box whose size is not known yet is not drawn.
    ...boxSize,
    measured: boxSize,
    draggable: Boolean(onMove),
  }));
  // Ways back run over the top, each at a height of its own.
  const edges: Edge[] = workflow.transitions.flatMap((move, nth) =>
    move.from.map((from) => {
      const chosen = selection.kind === "transition" && selection.key === move.key;
      const automatic = move.by.every((role) => role === "system");
      const color = chosen ? "var(--brand-text)" : move.tone === "danger" ? "var(--danger)" : "var(--ink-3)";
      const nowhere = { x: 0, y: 0 };
      const sides = sidesOf(places[from] ?? nowhere, places[move.to] ?? nowhere);
      return {
        id: `${move.key}:${from}`,
        source: from,
        target: move.to,
        sourceHandle: sides.source,
        targetHandle: sides.target,
        data: { key: move.key },
        label: move.tone === "danger" && !chosen ? undefined : say(move.title, locale),
        ...(sides.source === "over"
          ? { type: "smoothstep", pathOptions: { offset: 22 + (nth % 3) * 18, borderRadius: 10 } }
          : { type: "default" }),
        style: {
          stroke: color,
          strokeWidth: chosen ? 2.5 : 1.5,
          ...(automatic ? { strokeDasharray: "6 4" } : {}),
          ...(move.tone === "danger" && !chosen ? { opacity: 0.45 } : {}),
        },
        labelStyle: { fill: chosen ? "var(--brand-text)" : "var(--ink-2)", fontSize: 12 },
        labelBgStyle: { fill: "var(--surface)" },
        labelBgPadding: [4, 2] as [number, number],
        markerEnd: { type: MarkerType.ArrowClosed, color },
      };
    }),
  );
  const changed = (changes: NodeChange<StepNode>[]) => {
    for (const change of changes) {
      if (change.type === "position" && change.position) {
        onMove?.(change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) });
      }
    }
  };
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      fitView
      fitViewOptions={{ padding: 0.08, maxZoom: 1.1 }}
      minZoom={0.25}
      nodesConnectable={false}
      proOptions={{ hideAttribution: true }}
      {...(onMove ? { onNodesChange: changed } : {})}
      onNodeClick={(_event, node) => onSelect({ kind: "state", key: node.id })}
      onEdgeClick={(_event, edge) =>
        onSelect({ kind: "transition", key: typeof edge.data?.key === "string" ? edge.data.key : "" })
      }
    >
      <Background color="var(--line-strong)" gap={24} size={1} />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

const phaseClasses = {
  open: "border-line-strong bg-surface",
  done: "border-ok-line bg-ok-soft text-ok",
  rejected: "border-danger-line bg-danger-soft text-danger",
  cancelled: "border-line bg-subtle text-ink-2",
};

function Step({ data }: NodeProps<StepNode>) {
  const t = useTranslations("tickets");
  const locale = useLocale();
  const { state, initial, selected } = data;
  return (
    <div
      className={cx(
        "grid h-[60px] w-44 content-center gap-0.5 rounded-lg border-2 px-3 py-1.5 text-[13px] shadow-card",
        phaseClasses[state.phase],
        selected && "ring-2 ring-brand-text ring-offset-2 ring-offset-(--surface)",
      )}
    >
      <Handle id="left" type="target" position={Position.Left} className="opacity-0" isConnectable={false} />
      <Handle id="top" type="target" position={Position.Top} className="opacity-0" isConnectable={false} />
      <Handle id="bottom" type="target" position={Position.Bottom} className="opacity-0" isConnectable={false} />
      <span className="truncate font-semibold" title={say(state.title, locale)}>
        {say(state.title, locale) || t("workflows.unnamed")}
      </span>
      <span className="flex justify-between gap-2 text-[11px]">
        <span>{initial ? t("workflows.legendInitial") : state.phase === "open" ? "" : t(`phases.${state.phase}`)}</span>
        {state.targetHours ? (
          <span className="figures">{t("workflows.targetHours", { count: state.targetHours })}</span>
        ) : null}
      </span>
      <Handle id="right" type="source" position={Position.Right} className="opacity-0" isConnectable={false} />
      <Handle id="bottom" type="source" position={Position.Bottom} className="opacity-0" isConnectable={false} />
      <Handle id="top" type="source" position={Position.Top} className="opacity-0" isConnectable={false} />
      <Handle id="back" type="source" position={Position.Left} className="opacity-0" isConnectable={false} />
      <Handle id="over" type="source" position={Position.Top} className="opacity-0" isConnectable={false} />
    </div>
  );
}
