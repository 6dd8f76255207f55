namespace Dobos.Offline.Tests.Clusters.Clients;

/// <summary>An ordinary chart of others: a bit of everything, a hook and a test.</summary>
internal static class DemoChart
{
    private const string All = """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: {{ .Release.Name }}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: {{ .Release.Name }}}
        data: {version: {{ .Values.version | quote }}}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: {{ .Release.Name }}}
        stringData: {k: v}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {{ .Release.Name }}, labels: {app: {{ .Release.Name }}}}
        spec:
          replicas: {{ .Values.replicas }}
          progressDeadlineSeconds: 20
          selector: {matchLabels: {app: {{ .Release.Name }}}}
          template:
            metadata: {labels: {app: {{ .Release.Name }}}}
            spec:
              serviceAccountName: {{ .Release.Name }}
              terminationGracePeriodSeconds: 1
              containers:
              - name: web
                image: {{ .Values.image }}
                ports: [{containerPort: 8080}]
                env: [{name: VERSION, value: {{ .Values.version | quote }}}, {name: UNREADY, value: {{ .Values.unready | quote }}}]
                readinessProbe: {httpGet: {path: /readyz, port: 8080}, periodSeconds: 1}
                resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {cpu: 500m, memory: 512Mi}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: {{ .Release.Name }}}
        spec:
          type: NodePort
          selector: {app: {{ .Release.Name }}}
          ports: [{port: 80, targetPort: 8080}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: {{ .Release.Name }}}
        spec:
          rules: [{host: demo.local, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: {{ .Release.Name }}, port: {number: 80}}}}]}}]
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: {{ .Release.Name }}}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{ .Release.Name }}}
          minReplicas: {{ .Values.replicas }}
          maxReplicas: 4
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: {{ .Release.Name }}}
        spec: {minAvailable: 1, selector: {matchLabels: {app: {{ .Release.Name }}}}}

        """;

    private const string Hook = """
        {{ if .Values.hook }}
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: {{ .Release.Name }}-pre
          annotations: {helm.sh/hook: "pre-install,pre-upgrade", helm.sh/hook-delete-policy: "before-hook-creation"}
        spec:
          backoffLimit: 0
          template:
            spec:
              restartPolicy: Never
              containers: [{name: j, image: {{ .Values.image }}, env: [{name: EXIT, value: "0"}, {name: SAY, value: migrated}]}]
        {{ end }}

        """;

    private const string Test = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{ .Release.Name }}-test
          annotations: {helm.sh/hook: test, helm.sh/hook-delete-policy: "before-hook-creation"}
        spec:
          restartPolicy: Never
          containers: [{name: t, image: {{ .Values.image }}, env: [{name: EXIT, value: "0"}, {name: SAY, value: tested}]}]

        """;

    public static string Write(string folder, string image)
    {
        Directory.CreateDirectory(Path.Combine(folder, "templates", "tests"));
        File.WriteAllText(Path.Combine(folder, "Chart.yaml"), "apiVersion: v2\nname: demo\nversion: 0.1.0\nappVersion: \"1\"\n");
        File.WriteAllText(Path.Combine(folder, "values.yaml"), $"version: v1\nreplicas: 2\nimage: {image}\nunready: \"\"\nhook: true\n");
        File.WriteAllText(Path.Combine(folder, "templates", "all.yaml"), All);
        File.WriteAllText(Path.Combine(folder, "templates", "hook.yaml"), Hook);
        File.WriteAllText(Path.Combine(folder, "templates", "tests", "t.yaml"), Test);
        return folder;
    }
}
