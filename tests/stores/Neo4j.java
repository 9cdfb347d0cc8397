import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;

/**
 * Opens the database "neo4j" under HOME, runs the scripts, each twice, and prints what it holds then: one JSON object a
 * line, nodes first. No server, no port.
 *
 * java -cp 'LIB/*' Neo4j.java HOME [SCRIPT...]
 */
class Neo4j {
    public static void main(String[] arguments) throws Exception {
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
                .setConfig(GraphDatabaseSettings.pagecache_memory, 64L << 20)
                .build();
        try {
            GraphDatabaseService database = service.database("neo4j");
            for (int i = 1; i < arguments.length; i++)
                for (int twice = 0; twice < 2; twice++)
                    run(database, Files.readString(Path.of(arguments[i])));
            dump(database);
        } finally {
            service.shutdown();
        }
    }

    /** As cypher-shell does it: a semicolon at the end of a line ends a statement. */
    static void run(GraphDatabaseService database, String script) {
        for (String statement : script.split(";\n"))
            if (!statement.isBlank())
                database.executeTransactionally(statement);
    }

    static void dump(GraphDatabaseService database) {
        try (var transaction = database.beginTx(); var nodes = transaction.getAllNodes();
                var edges = transaction.getAllRelationships()) {
            for (var node : nodes) {
                var labels = StreamSupport.stream(node.getLabels().spliterator(), false).map(Label::name).sorted();
                System.out.println("{\"labels\": [" + labels.map(Neo4j::string).collect(Collectors.joining(", "))
                        + "], " + properties(node) + "}");
            }
            for (var edge : edges)
                System.out.println("{\"type\": " + string(edge.getType().name()) + ", \"from\": "
                        + string((String) edge.getStartNode().getProperty("id")) + ", \"to\": "
                        + string((String) edge.getEndNode().getProperty("id")) + ", " + properties(edge) + "}");
        }
    }

    static String properties(Entity entity) {
        return "\"properties\": {" + entity.getAllProperties().entrySet().stream()
                .map(e -> string(e.getKey()) + ": " + (e.getValue() instanceof Number ? e.getValue() : string((String) e.getValue())))
                .collect(Collectors.joining(", ")) + "}";
    }

    static String string(String text) {
        var result = new StringBuilder("\"");
        for (char c : text.toCharArray())
            result.append(c >= ' ' && c < 0x7F && c != '"' && c != '\\' ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        return result.append('"').toString();
    }
}
