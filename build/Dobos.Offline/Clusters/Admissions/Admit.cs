using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Admissions;

/// <summary>Fills in what an object that is about to be written leaves open, or refuses it by a <see cref="ClusterRefusedException"/>. <paramref name="before"/> is null for a new one.</summary>
internal delegate void Admit(Cluster cluster, Kind kind, JsonObject? before, JsonObject now);
