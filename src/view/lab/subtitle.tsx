import type { ReactElement } from 'react'

/** What a chart shows, clause by clause: those at the end for which the line has no room are left out, none is cut. */
export function Subtitle({ clauses }: { clauses: readonly string[] }): ReactElement {
  return (
    <span className="sub">
      {clauses.map((clause, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a clause is known by its place
        <span key={place}>{clause}</span>
      ))}
    </span>
  )
}
